/** What a mutation refused, as every payload of the API says it. */
export interface Refused {
  message: string;
  code: string;
  path: readonly string[];
}

/** Refusals at the fields of a form, and those that belong to none of them. */
export function placed(
  errors: readonly Refused[],
  keys: readonly string[] = [],
): { problems: Record<string, string>; rest: string[] } {
  const problems: Record<string, string> = {};
  const rest: string[] = [];
  for (const { message, path } of errors) {
    const field = fieldOf(path, keys);
    if (field && !(field in problems)) problems[field] = message;
    else rest.push(message);
  }
  return { problems, rest };
}

const FIELDS: Record<string, string> = {
  title: "title",
  description: "description",
  cycleId: "cycle",
  ownerId: "owner",
  startValue: "start",
  targetValue: "target",
  lowValue: "low",
  highValue: "high",
  dueOn: "dueOn",
  weight: "weight",
  milestones: "milestones",
  phasedTargets: "phases",
  measure: "measure",
  unit: "unit",
  valueFrom: "valueFrom",
  startsOn: "startsOn",
  reporterId: "reporter",
  visibility: "visibility",
  manualProgress: "manual",
  statedHealth: "stated",
  statedHealthNote: "statedNote",
};

/** "input", "keyResults", "1", "targetValue" is the target of the second key result, named by its key. */
function fieldOf(path: readonly string[], keys: readonly string[]): string | null {
  const steps = path[0] === "input" ? path.slice(1) : path;
  const [first = "", position = "", inner = ""] = steps;
  if (first !== "keyResults") return FIELDS[first] ?? null;
  const key = keys[Number(position)];
  const field = FIELDS[inner];
  return key && field ? `keyResults.${key}.${field}` : null;
}
