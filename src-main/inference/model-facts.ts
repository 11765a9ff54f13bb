import { readFileHeader } from './gguf/read-header.ts';

/** What a model's file says of itself to other programs; null where it does not. */
export interface ModelFacts {
  readonly architecture: string | null;
  /** As publishers write it: `8B`. */
  readonly parameters: string | null;
  /** As llama.cpp names it: `Q4_K_M`. */
  readonly quantization: string | null;
  /** Most tokens that it was made for. */
  readonly contextTokens: number | null;
  /** Its template speaks of tools; whether Noggin can use it with them is known once it is loaded. */
  readonly canUseTools: boolean;
  readonly canThink: boolean;
}

export const unknownFacts: ModelFacts = {
  ...{ architecture: null, parameters: null, quantization: null, contextTokens: null },
  ...{ canUseTools: false, canThink: false },
};

/** llama.cpp's numbers (llama_ftype in include/llama.h). */
const fileTypes: Readonly<Record<number, string>> = {
  ...{ 0: 'F32', 1: 'F16', 2: 'Q4_0', 3: 'Q4_1', 7: 'Q8_0', 8: 'Q5_0', 9: 'Q5_1', 10: 'Q2_K' },
  ...{ 11: 'Q3_K_S', 12: 'Q3_K_M', 13: 'Q3_K_L', 14: 'Q4_K_S', 15: 'Q4_K_M', 16: 'Q5_K_S', 17: 'Q5_K_M' },
  ...{ 18: 'Q6_K', 19: 'IQ2_XXS', 20: 'IQ2_XS', 21: 'Q2_K_S', 22: 'IQ3_XS', 23: 'IQ3_XXS', 24: 'IQ1_S' },
  ...{ 25: 'IQ4_NL', 26: 'IQ3_S', 27: 'IQ3_M', 28: 'IQ2_S', 29: 'IQ2_M', 30: 'IQ4_XS', 31: 'IQ1_M' },
  ...{ 32: 'BF16', 36: 'TQ1_0', 37: 'TQ2_0', 38: 'MXFP4' },
};
const longestText = 64;

/** Reads what a model's file says of itself. @throws NogginError `model-damaged`, `model-too-new`, `not-found` */
export async function readModelFacts(file: string): Promise<ModelFacts> {
  const { architecture, values } = await readFileHeader(file, 'whole');
  const label = values.get('general.size_label');
  const tokens = values.get(`${architecture}.context_length`);
  const template = String(values.get('tokenizer.chat_template') ?? '');
  return {
    architecture: architecture.slice(0, longestText),
    parameters: typeof label === 'string' ? label.slice(0, longestText) : null,
    quantization: fileTypes[Number(values.get('general.file_type') ?? -1)] ?? null,
    contextTokens: typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens > 0 ? tokens : null,
    canUseTools: /\btools\b/.test(template) && /tool_call/i.test(template),
    canThink: /enable_thinking|reasoning_effort|<think>/.test(template),
  };
}
