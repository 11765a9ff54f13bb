import { expect, test } from 'vitest';
import { memoryNeeded } from '../planner/fit.ts';
import builtIn from './built-in.json' with { type: 'json' };
import { toModelView } from './model-view.ts';
import { catalogueSchema } from './schema.ts';

const GiB = 1024 ** 3;
const { models } = catalogueSchema.parse(builtIn);

test('a model is shown with its verdict for this computer, and its host instead of its address', () => {
  const model = models.find(({ id }) => id === 'qwen3-4b-instruct-2507-q4_k_m');
  if (model === undefined) throw new Error('it is no longer built in');
  const view = toModelView(model, 8 * GiB);
  expect(view).toEqual({
    id: model.id,
    name: 'Qwen3 4B Instruct 2507',
    maker: 'Qwen (Alibaba)',
    about: model.about,
    parameters: '4B',
    quantization: 'Q4_K_M',
    bytes: 2_497_281_120,
    sha256: model.sha256,
    licence: model.licence,
    sourceHost: 'huggingface.co',
    memoryNeededBytes: memoryNeeded(2_497_281_120),
    verdict: 'comfortable',
    demo: false,
    family: 'Qwen3',
    publisher: 'unsloth',
    licenceName: 'Apache License 2.0',
    licenceSummary: 'free for any use',
    licenceUrl: 'https://www.apache.org/licenses/LICENSE-2.0',
    contextLength: 262_144,
    rank: model.rank,
    rankReason: model.rankReason,
    doubts: [],
    recommendable: true,
  });
  expect([4, 6, 7].map((memory) => toModelView(model, memory * GiB).verdict)).toEqual([
    'too-big',
    'tight',
    'comfortable',
  ]);
});
