import { once } from 'node:events';
import net from 'node:net';

/** A running SOCKS5 proxy on loopback. */
export interface TestSocks {
  readonly port: number;
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts a proxy that accepts everybody, or nobody (RFC 1928: reply 2, not allowed). IPv4 and names only. */
export async function startSocks(isOpen = true): Promise<TestSocks> {
  const asked: string[] = [];
  const sockets = new Set<net.Socket>();
  const serve = async (socket: net.Socket): Promise<void> => {
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    if (greeting[0] !== 5) throw new Error('not SOCKS5');
    socket.write(Buffer.from([5, 0]));
    const [request] = (await once(socket, 'data')) as [Buffer];
    const isName = request[3] === 3;
    const nameLength = request[4] ?? 0;
    const host = isName
      ? request.toString('latin1', 5, 5 + nameLength)
      : [...request.subarray(4, 8)].join('.');
    const port = request.readUInt16BE(isName ? 5 + nameLength : 8);
    asked.push(`${host}:${port}`);
    if (!isOpen) {
      socket.end(Buffer.from([5, 2, 0, 1, 0, 0, 0, 0, 0, 0]));
      return;
    }
    const onward = net.connect(port, host, () => {
      socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.once('close', () => onward.destroy());
  };
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    serve(socket).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  return {
    ...{ port, asked },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
