"""Understanding one message: language, sentence vector, intent, entities, anger, as Rasa graph components.

Modules named `…_component`, `…_featurizer`, `…_classifier`, `…_extractor` and `…_scorer` are Rasa's view and
import `rasa`; everything else here is plain Python and numpy, and can be used without it.
"""
