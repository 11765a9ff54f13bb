import http from 'node:http';
import { NogginError } from '../../errors.ts';

/** Ports that are tried. */
const mostTried = 20;

/** Has a server listen at one address. @returns the port; rejects with what the system says */
export function listen(server: http.Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Whether both addresses have this port to give. */
export async function isPortFree(port: number): Promise<boolean> {
  const probe = async (host: string): Promise<boolean> => {
    const server = http.createServer();
    try {
      await listen(server, host, port);
      return true;
    } catch (error) {
      return host === '::1' && (error as NodeJS.ErrnoException).code !== 'EADDRINUSE';
    } finally {
      server.close();
    }
  };
  return (await probe('127.0.0.1')) && (await probe('::1'));
}

/** The first free one behind a port that is taken; null where none was found. */
export async function freePortNear(port: number): Promise<number | null> {
  for (let next = port + 1; next <= Math.min(port + mostTried, 65_535); next += 1) {
    if (await isPortFree(next)) return next;
  }
  return null;
}

/** The error for a port that cannot be had. Pure. */
export function taken(error: NodeJS.ErrnoException, port: number): NogginError {
  return new NogginError('port-taken', `Port ${port} cannot be used: ${error.code ?? error.message}`, {
    details: { port },
  });
}
