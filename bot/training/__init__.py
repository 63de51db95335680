"""Train, measure and register models: what `crossdesk train`, `parse`, `eval`, `data lint` and `models` do.

Modules are imported one by one: whoever serves needs `registry` and none of the statistics and pictures.
"""
