import type { FitView } from '../../src-preload/contract/computer.ts';
import type { ModelView } from '../../src-preload/contract/snapshot.ts';
import type { CatalogueModel } from './schema.ts';

/** A catalogue entry as the window shows it, with how it fits this computer. */
export function toModelView(model: CatalogueModel, fit: FitView): ModelView {
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
    memoryNeededBytes: fit.neededBytes ?? 0,
    verdict: fit.verdict,
    fit,
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
