import type { Measurement } from '../speed-test/measurement.ts';
import type { Handlers } from './gateway.ts';

/** Binds the requests about the connection. */
export function computerHandlers(
  measurement: Pick<Measurement, 'start' | 'stop'>,
): Pick<Handlers, 'connection:measure' | 'connection:stop-measuring'> {
  return {
    'connection:measure': ({ modelId }) => {
      measurement.start(modelId);
      return null;
    },
    'connection:stop-measuring': () => {
      measurement.stop();
      return null;
    },
  };
}
