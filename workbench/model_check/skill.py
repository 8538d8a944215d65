"""Where the project keeps what goes by an intent's name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.model_check.checking import check
from workbench.model_check.finding import Finding
from workbench.model_check.parts import conversations_in, handlers_in, speech_in


@dataclass(frozen=True, slots=True)
class Skill:
    """The folders of the project under `root`."""

    root: Path

    @property
    def interaction_models(self) -> Path:
        return self.root / "interaction_models"

    @property
    def manifest(self) -> Path:
        return self.root / "skill_package" / "skill.json"

    def models(self) -> dict[str, Path]:
        """The interaction models by locale."""
        return {path.stem: path for path in sorted(self.interaction_models.glob("*.json"))}

    def check(self, model: Path) -> list[Finding]:
        """The model by all rules; compared with the parts where it is one of this project's."""
        if model.resolve().parent != self.interaction_models.resolve():
            return check(model)
        shipped = self.root / "lambda" / "aisle"
        speech = shipped / "speech" / model.stem.lower().replace("-", "_")
        return check(
            model,
            handlers=handlers_in(shipped / "skill" / "handlers"),
            speech=speech_in(speech),
            conversations=conversations_in(self.root / "tests" / "conversations"),
        )
