import { describe, expect, test } from 'vitest';
import { quantizationOf } from '../huggingface/quantization.ts';
import { roleOfName } from './role.ts';

const roleOf = (path: string) => roleOfName(path, quantizationOf(path));

describe('a name that decides', () => {
  test.each([
    ['MTP/Big-27B-MTP-Q4_K_M.gguf', 'drafter'],
    ['draft/Small-0.6B-Q4_K_M.gguf', 'drafter'],
    ['Draft Models/x-Q8_0.gguf', 'drafter'],
    ['Mistral-Small-DRAFT-0.5B.Q4_K_M.gguf', 'drafter'],
    ['Qwen3-32B-speculator-F16.gguf', 'drafter'],
    ['eagle3/head-BF16.gguf', 'drafter'],
    ['Speculative_Decoding/head-BF16.gguf', 'drafter'],
    ['MTP-GGUF/Big-27B-Q8_0.gguf', 'drafter'],
    ['mmproj-F16.gguf', 'projector'],
    ['mmproj.gguf', 'projector'],
    ['gemma-3-4b-it-mmproj-Q8_0.gguf', 'projector'],
    ['model.mmproj-f16.gguf', 'projector'],
    ['mmproj/clip-F16.gguf', 'projector'],
    ['Big-27B-F16-LoRA.gguf', 'adapter'],
    ['lora/style.gguf', 'adapter'],
    ['LoRA-Qwen2.5-1.5B-Instruct-f16.gguf', 'adapter'],
    ['adapters/a-Q4_K_M.gguf', 'adapter'],
    ['happy-control-vector.gguf', 'adapter'],
    ['ggml-adapter-model.gguf', 'adapter'],
    ['adapter_model.gguf', 'adapter'],
    ['imatrix.gguf', 'calibration'],
    ['Big-27B.imatrix.gguf', 'calibration'],
    ['imatrix_unsloth.gguf', 'calibration'],
    ['calibration/data.gguf', 'calibration'],
    ['ggml-vocab-llama-bpe.gguf', 'vocabulary'],
    ['Big-27B-vocab.gguf', 'vocabulary'],
    ['Big-27B-big-endian.Q4_0.gguf', 'foreign-order'],
  ])('%s: %s', (path, role) => {
    expect(roleOf(path)).toEqual({ role, isSure: true });
  });
});

describe('an ambiguous name', () => {
  test.each([
    ['Big-27B-MTP-Q4_K_M.gguf', 'drafter'],
    ['EAGLE3-LLaMA3.1-8B-F16.gguf', 'drafter'],
    ['Rwkv-5-Eagle-7B-Q4_K_M.gguf', 'drafter'],
    ['alpaca-lora-7b-Q4_K_M.gguf', 'adapter'],
    ['granite-3.3-2b-instruct-be.Q4_K_M.gguf', 'foreign-order'],
    ['granite-3.3-2b-instruct-Q4_K_M-be.gguf', 'foreign-order'],
  ])('%s: perhaps %s', (path, role) => {
    expect(roleOf(path)).toEqual({ role, isSure: false });
  });
});

test.each([
  'Big-27B-Q6_K.gguf',
  'Q4_K_M/Big-27B-Q4_K_M-00001-of-00002.gguf',
  // Quantized with an importance matrix.
  'Big-27B-Q4_K_M-imatrix.gguf',
  'imatrix/Big-27B-IQ3_XXS.gguf',
  'toxic-lora-merged-Q4_K_M.gguf',
  'To-Be-Or-Not-7B-Q4_K_M.gguf',
  'Beagle14-7B.Q4_K_M.gguf',
  'Florence-7B-Q8_0.gguf',
  'Big-MTP-Q4_K_M/Big-Q4_K_M-00001-of-00002.gguf',
])('%s is a model', (path) => {
  expect(roleOf(path)).toBeNull();
});
