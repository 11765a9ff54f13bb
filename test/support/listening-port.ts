import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A port of this computer that records every contact, over TCP and UDP. */
export interface ListeningPort {
  /** Host and port. */
  readonly address: string;
  /** Contacts in order: their protocol, and their first bytes. */
  readonly arrived: string[];
  /** Contacts itself, both ways, and waits until that is recorded: earlier contacts are recorded by then, too. */
  prove(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1, the same for TCP and UDP. */
export async function listenToAll(): Promise<ListeningPort> {
  const arrived: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const place = arrived.push('tcp') - 1;
    open.add(socket);
    socket.once('data', (data) => {
      if (arrived[place] === 'tcp')
        arrived[place] = `tcp ${JSON.stringify(data.toString('latin1').slice(0, 40))}`;
    });
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket('udp4');
  datagrams.on('message', (data) =>
    arrived.push(`udp ${JSON.stringify(data.toString('latin1').slice(0, 40))}`),
  );
  datagrams.bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  return {
    address: `127.0.0.1:${port}`,
    arrived,
    prove: async () => {
      const [before] = [arrived.length];
      const own = connect(port, '127.0.0.1');
      const sender = createSocket('udp4');
      await Promise.all([
        once(server, 'connection'),
        once(datagrams, 'message'),
        new Promise((sent) => sender.send('proof', port, '127.0.0.1', sent)),
      ]);
      own.destroy();
      sender.close();
      if (arrived.length !== before + 2) throw new Error(`Noted: ${arrived.join(', ')}`);
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      datagrams.close();
      server.close();
      await once(server, 'close');
    },
  };
}
