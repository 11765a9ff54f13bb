import { expect, test } from 'vitest';
import { assess } from '../planner/fit.ts';
import { aMachine, usual } from '../planner/fixtures.ts';
import builtIn from './built-in.json' with { type: 'json' };
import { toModelView } from './model-view.ts';
import { catalogueSchema } from './schema.ts';

const { models } = catalogueSchema().parse(builtIn);

test('a model is shown with its fit, and with its host instead of its address', () => {
  const model = models.find(({ id }) => id === 'qwen3-4b-instruct-2507-q4_k_m');
  if (model === undefined) throw new Error('it is no longer built in');
  const fit = assess(model, aMachine(8), usual);
  expect(toModelView(model, fit)).toEqual({
    id: model.id,
    name: 'Qwen3 4B Instruct 2507',
    maker: 'Qwen (Alibaba)',
    about: model.about,
    parameters: '4B',
    quantization: 'Q4_K_M',
    bytes: 2_497_281_120,
    sha256: model.sha256,
    licence: 'Apache-2.0',
    sourceHost: 'huggingface.co',
    memoryNeededBytes: fit.neededBytes,
    verdict: 'comfortable',
    fit,
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
});
