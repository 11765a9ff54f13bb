import type { ModelView } from '../../src-preload/contract/snapshot.ts';
import { memoryNeeded, verdictOf } from '../planner/fit.ts';
import type { CatalogueModel } from './schema.ts';

/** A catalogue entry as the window shows it on a computer with `totalMemoryBytes`. */
export function toModelView(model: CatalogueModel, totalMemoryBytes: number): ModelView {
  const memoryNeededBytes = memoryNeeded(model.bytes);
  return {
    id: model.id,
    name: model.name,
    maker: model.maker,
    about: model.about,
    parameters: model.parameters,
    quantization: model.quantization,
    bytes: model.bytes,
    sha256: model.sha256,
    licence: model.licence,
    sourceHost: new URL(model.url).host,
    memoryNeededBytes,
    verdict: verdictOf(memoryNeededBytes, totalMemoryBytes),
    demo: model.demo,
    family: model.family,
    publisher: model.publisher,
    licenceName: model.licenceName,
    licenceSummary: model.licenceSummary,
    licenceUrl: model.licenceUrl,
    contextLength: model.contextLength,
    rank: model.rank,
    rankReason: model.rankReason,
    doubts: model.doubts,
    recommendable: model.recommendable,
  };
}
