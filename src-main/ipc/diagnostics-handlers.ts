import type { DiagnosisOutput } from '../../src-preload/contract/diagnostics.ts';
import type { Diagnostics } from '../diagnostics/diagnostics.ts';
import type { Handlers } from './gateway.ts';

/** What the requests about diagnostics are made of. */
export interface DiagnosisServices {
  readonly diagnosis: Diagnostics;
}

/** Binds the requests about diagnostics. */
export function diagnosisHandlers({ diagnosis }: DiagnosisServices): Pick<Handlers, keyof DiagnosisOutput> {
  return {
    'diagnosis:save': () => diagnosis.save(),
    'diagnosis:show': () => {
      diagnosis.show();
      return null;
    },
  };
}
