import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A certificate authority of our own, and a host certificate for 127.0.0.1 that it signed. Paths of PEM files. */
export interface TestCertificates {
  readonly authorityFile: string;
  readonly key: string;
  readonly cert: string;
}

/** Makes both in `folder` with the openssl program. @throws when it is missing */
export function makeCertificates(folder: string): TestCertificates {
  const file = (name: string): string => path.join(folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-subj',
    '/CN=Noggin test authority',
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.pem'),
  );
  openssl('req', ...newKey, '-subj', '/CN=127.0.0.1', '-keyout', file('host.key'), '-out', file('host.csr'));
  writeFileSync(file('host.ext'), 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n');
  openssl(
    ...[
      'x509',
      '-req',
      '-in',
      file('host.csr'),
      '-CA',
      file('ca.pem'),
      '-CAkey',
      file('ca.key'),
      '-CAcreateserial',
    ],
    ...['-days', '2', '-extfile', file('host.ext'), '-out', file('host.pem')],
  );
  return {
    authorityFile: file('ca.pem'),
    key: readFileSync(file('host.key'), 'utf8'),
    cert: readFileSync(file('host.pem'), 'utf8'),
  };
}
