"""Building the database: what Django's own operations do too slowly for three hundred triggers."""

import pgtrigger.migrations
from django.db.migrations.state import ProjectState


class PasangPemicu(pgtrigger.migrations.AddTrigger):
    """Install one trigger without rendering every related model anew.

    A trigger changes no field, so the rendered models stay right; rendering them again for each
    of the triggers took most of the minute in which a new database was built.
    """

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Remember the trigger in the options of its model, as the library does."""
        options = state.models[app_label, self.model_name].options
        options["triggers"] = [*options.get("triggers", []), self.trigger]
