"""Development of people: aspirations and development steps, seen by the person and those they name; never a goal."""
