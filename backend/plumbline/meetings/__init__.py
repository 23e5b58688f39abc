"""Review meetings of units: agendas that write themselves, and what was decided."""
