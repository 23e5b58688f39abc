export function AlignmentPage() { return null; }
