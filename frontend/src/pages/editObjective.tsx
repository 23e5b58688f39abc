export function EditObjectivePage() { return null; }
