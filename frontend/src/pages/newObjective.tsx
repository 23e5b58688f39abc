export function NewObjectivePage() { return null; }
