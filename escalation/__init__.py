"""When a conversation goes to a human, and which human: signals, tickets, queues, routing, agents.

Knows nothing of Rasa, FastAPI, channels or wording. Rules are pure functions; state lives behind the
`QueueStore` (`escalation.queues`) and `AgentStore` (`escalation.agents`) protocols.
"""
