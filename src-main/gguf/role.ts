import type { CompanionRole } from '../../src-preload/contract/huggingface.ts';
import type { GgufFront } from './front.ts';

/** What a file is by what its header says (ggml, docs/gguf.md; llama.cpp, gguf-py); null for a model. Pure. */
export function roleOfFront(front: GgufFront): CompanionRole | null {
  const text = (key: string): string => String(front.entries.get(key) ?? '').toLowerCase();
  const byType = types[text('general.type')];
  if (byType !== undefined) return byType;
  const architecture = text('general.architecture');
  if (architecture === 'clip' || architecture === 'mmproj') return 'projector';
  if (architecture === 'imatrix') return 'calibration';
  if (architecture === 'controlvector') return 'adapter';
  if (/(?:^|[-_.])(?:eagle\d*|medusa|mtp|draft|dflash)(?:$|[-_.])/.test(architecture)) return 'drafter';
  // The first part of a model in several files may hold no weights by itself.
  const isAlone = Number(front.entries.get('split.count') ?? 0) <= 1;
  return front.tensors === 0n && isAlone && front.leastBytes !== null ? 'vocabulary' : null;
}

const types: Readonly<Record<string, CompanionRole>> = {
  adapter: 'adapter',
  lora: 'adapter',
  controlvector: 'adapter',
  imatrix: 'calibration',
  mmproj: 'projector',
  projector: 'projector',
  vocab: 'vocabulary',
};

/** What a name tells: how sure it is of it, or null where it tells of nothing but a model. */
export interface NamedRole {
  readonly role: CompanionRole;
  /** False: models are called that as well, so that it counts only beside files that are not called so. */
  readonly isSure: boolean;
}

/** Formats that are not quantized: what helps a model comes in them, or in the lightest one. */
const unpressed = /^(?:F|FP|BF)(?:16|32)$|^Q8_0$/;

/**
 * What a file is by its name and its folders. Pure.
 * @param path within its repository
 * @param quantization as its name tells it, or null
 */
export function roleOfName(path: string, quantization: string | null): NamedRole | null {
  const folders = path.split('/').map(wordsOf);
  const file = folders.pop() ?? [];
  const words = withoutQuantization(file, quantization);
  const isRaw = quantization === null || unpressed.test(quantization);
  const has = (...names: readonly string[]): boolean => names.some((name) => words.includes(name));
  const folderNames = new Set(folders.map((folder) => folder.join(' ')));
  const isIn = (...names: readonly string[]): boolean => names.some((name) => folderNames.has(name));
  const ends = (...names: readonly string[]): boolean => names.includes(words.at(-1) ?? '');
  const begins = (...names: readonly string[]): boolean => names.includes(words[0] ?? '');
  const sure = (role: CompanionRole): NamedRole => ({ role, isSure: true });
  const perhaps = (role: CompanionRole): NamedRole => ({ role, isSure: false });

  const all = words.join(' ');
  if (words.some((word) => word.startsWith('mmproj')) || / ?\bmm proj\b/.test(all)) return sure('projector');
  if (has('projector') || isIn('mmproj', 'projector', 'projectors')) return sure('projector');
  // Quantized with such data many models say so in their names.
  if (begins('imatrix') || (has('imatrix', 'calibration') && isRaw) || (isIn('imatrix') && isRaw)) {
    return sure('calibration');
  }
  if (isIn('calibration')) return sure('calibration');
  if (all.startsWith('ggml vocab') || ends('vocab') || /\bvocab only$/.test(all)) return sure('vocabulary');
  if (/\bbig ?endian\b/.test(all) || isIn('big endian', 'bigendian')) return sure('foreign-order');
  if (isIn('lora', 'loras', 'adapter', 'adapters', 'control vectors')) return sure('adapter');
  if (/\bcontrol ?vector\b/.test(all) || has('cvector')) return sure('adapter');
  if (all.startsWith('ggml adapter')) return sure('adapter');
  const isLora = has('lora', 'qlora', 'adapter') && !has('merged');
  if (isLora && isRaw && (ends('lora', 'qlora', 'adapter') || begins('lora', 'adapter')))
    return sure('adapter');
  if (has('draft', 'drafter', 'speculator', 'speculative')) return sure('drafter');
  if (isIn(...draftFolders)) return sure('drafter');
  if (isLora) return perhaps('adapter');
  if (has('mtp', 'nextn', 'medusa', 'dflash') || words.some((word) => /^eagle\d*$/.test(word))) {
    return perhaps('drafter');
  }
  return ends('be') || isIn('be') ? perhaps('foreign-order') : null;
}

const draftFolders = [
  ...['draft', 'drafts', 'drafter', 'drafters', 'draft model', 'draft models', 'draft gguf', 'assistant'],
  ...['speculative', 'speculative decoding', 'speculators', 'spec', 'nextn', 'medusa', 'dflash'],
  ...['mtp', 'mtp gguf', 'mtp head', 'mtp heads', 'eagle', 'eagle2', 'eagle3', 'eagle head', 'eagle3 head'],
];

function wordsOf(name: string): string[] {
  return name
    .replace(/\.gguf$/i, '')
    .replace(/-\d{5}-of-\d{5}$/, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Without the words of the quantization, wherever they stand. */
function withoutQuantization(words: readonly string[], quantization: string | null): readonly string[] {
  const label = wordsOf(quantization ?? '');
  if (label.length === 0) return words;
  const at = words.findLastIndex((_, index) => label.every((word, offset) => words[index + offset] === word));
  return at === -1 ? words : [...words.slice(0, at), ...words.slice(at + label.length)];
}
