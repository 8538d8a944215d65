"""What Alexa knows without being told: Amazon's intents, their phrases in en-US, its slot types."""

from __future__ import annotations

# Amazon asks every custom skill for these (Fallback in the locales that have it, en-US among them).
REQUIRED_INTENTS = (
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.StopIntent",
)

# The common utterances of Amazon's page on the standard built-in intents, and of plain sense.
PHRASES = {
    "AMAZON.CancelIntent": ("cancel", "forget it", "never mind"),
    "AMAZON.FallbackIntent": (),
    "AMAZON.HelpIntent": ("can you help me", "help", "help me"),
    "AMAZON.LoopOffIntent": ("loop off",),
    "AMAZON.LoopOnIntent": ("loop", "loop on", "keep repeating this song"),
    "AMAZON.MoreIntent": ("more",),
    "AMAZON.NavigateHomeIntent": ("go home", "home"),
    "AMAZON.NavigateSettingsIntent": ("settings",),
    "AMAZON.NextIntent": ("next", "skip", "skip forward"),
    "AMAZON.NoIntent": ("no", "no thanks"),
    "AMAZON.PageDownIntent": ("page down",),
    "AMAZON.PageUpIntent": ("page up",),
    "AMAZON.PauseIntent": ("pause", "pause that"),
    "AMAZON.PreviousIntent": ("back up", "go back", "skip back"),
    "AMAZON.RepeatIntent": ("repeat", "repeat that", "say that again"),
    "AMAZON.ResumeIntent": ("continue", "keep going", "resume"),
    "AMAZON.ScrollDownIntent": ("scroll down",),
    "AMAZON.ScrollLeftIntent": ("scroll left",),
    "AMAZON.ScrollRightIntent": ("scroll right",),
    "AMAZON.ScrollUpIntent": ("scroll up",),
    "AMAZON.SelectIntent": (),
    "AMAZON.ShuffleOffIntent": ("shuffle off", "stop shuffling"),
    "AMAZON.ShuffleOnIntent": ("shuffle", "shuffle on"),
    "AMAZON.StartOverIntent": ("restart", "start again", "start over"),
    "AMAZON.StopIntent": ("off", "shut up", "stop"),
    "AMAZON.YesIntent": ("sure", "yes", "yes please"),
}

# Alexa acts on these in every skill, whether the model names them or not.
EVERYWHERE = ("AMAZON.CancelIntent", "AMAZON.HelpIntent", "AMAZON.StopIntent")

SLOT_TYPES = frozenset(
    f"AMAZON.{name}"
    for name in (
        "DATE DURATION FOUR_DIGIT_NUMBER NUMBER Ordinal PhoneNumber SearchQuery TIME "
        "Actor Airline Airport Animal Artist Athlete Author Book City Color Comic Corporation "
        "Country DayOfWeek Dessert Director Drink EventType Festival FirstName Food "
        "FoodEstablishment Game Genre Language LocalBusiness LocalBusinessType Month Movie "
        "MovieTheater MusicAlbum MusicGroup Musician MusicRecording Organization Person "
        "PostalAddress Professional ProfessionalType RadioChannel Residence Room Service "
        "SocialMediaPlatform SoftwareApplication SoftwareGame Sport SportsTeam StreetAddress "
        "StreetName TVEpisode TVSeason TVSeries TelevisionChannel US_CITY US_FIRST_NAME "
        "US_LAST_NAME US_STATE VideoGame WeatherCondition WrittenCreativeWorkType"
    ).split()
)
