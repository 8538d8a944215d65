"""What Alexa knows without being told: Amazon's intents and slot types for en-US."""

from __future__ import annotations

from workbench.simulator.understanding.builtin_phrases import BUILTIN_PHRASES

# Amazon asks every custom skill for these (Fallback in the locales that have it, en-US among them).
REQUIRED_INTENTS = (
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.StopIntent",
)

INTENTS = frozenset(BUILTIN_PHRASES) | {
    "AMAZON.FallbackIntent",
    "AMAZON.NavigateSettingsIntent",
    "AMAZON.SelectIntent",
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
