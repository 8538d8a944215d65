"""What Alexa understands for her own intents without a sample in the model.

From Amazon's "Standard Built-in Intents"; the lists there are examples, and so are these.
"""

from __future__ import annotations

from collections.abc import Mapping

BUILTIN_PHRASES: Mapping[str, tuple[str, ...]] = {
    "AMAZON.YesIntent": ("yes", "yes please", "sure", "yeah", "ok", "okay"),
    "AMAZON.NoIntent": ("no", "no thanks", "no thank you"),
    "AMAZON.NextIntent": ("next", "skip", "skip forward", "next one", "the next one"),
    "AMAZON.PreviousIntent": ("previous", "go back", "skip back", "back up"),
    "AMAZON.RepeatIntent": ("repeat", "repeat that", "say that again"),
    "AMAZON.StartOverIntent": ("start over", "start again", "restart"),
    "AMAZON.HelpIntent": ("help", "help me", "can you help me"),
    "AMAZON.CancelIntent": ("cancel", "never mind", "forget it"),
    "AMAZON.StopIntent": ("stop", "off", "shut up"),
    "AMAZON.NavigateHomeIntent": ("go home", "home", "go to home", "return home"),
    "AMAZON.PauseIntent": ("pause", "pause that"),
    "AMAZON.ResumeIntent": ("resume", "continue", "keep going"),
    "AMAZON.LoopOnIntent": ("loop on",),
    "AMAZON.LoopOffIntent": ("loop off",),
    "AMAZON.ShuffleOnIntent": ("shuffle", "shuffle on", "shuffle the music"),
    "AMAZON.ShuffleOffIntent": ("stop shuffling", "shuffle off", "turn off shuffle"),
    "AMAZON.MoreIntent": ("more", "show more"),
    "AMAZON.ScrollUpIntent": ("scroll up",),
    "AMAZON.ScrollDownIntent": ("scroll down",),
    "AMAZON.ScrollLeftIntent": ("scroll left",),
    "AMAZON.ScrollRightIntent": ("scroll right",),
    "AMAZON.PageUpIntent": ("page up",),
    "AMAZON.PageDownIntent": ("page down",),
}
