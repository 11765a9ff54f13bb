/** How the next token is drawn. */
export interface Sampling {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
}

/** Where the model's maker says nothing. */
const usual: Sampling = { temperature: 0.7, topK: 40, topP: 0.95, minP: 0.05 };
const highestTemperature = 2;

/**
 * What the model's maker suggests (`general.sampling.*` of its file), within bounds, and what is usual for the rest. Pure.
 * @param metadata of the file, nested by its dots
 */
export function suggestedSampling(metadata: unknown): Sampling {
  const suggested = field(field(metadata, 'general'), 'sampling');
  const bounded = (name: string, low: number, high: number, otherwise: number): number => {
    const value = field(suggested, name);
    return typeof value === 'number' && value >= low && value <= high ? value : otherwise;
  };
  return {
    temperature: bounded('temp', 0, highestTemperature, usual.temperature),
    topK: Math.round(bounded('top_k', 0, 1000, usual.topK)),
    topP: bounded('top_p', 0.01, 1, usual.topP),
    minP: bounded('min_p', 0, 0.99, usual.minP),
  };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
