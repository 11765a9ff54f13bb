import { NogginError } from '../errors.ts';
import type { HubClient } from './client.ts';
import { groupFiles, type ListedFile } from './group-files.ts';
import type { Hub } from './hub-port.ts';
import type { Offers } from './offers.ts';
import { readPasted } from './pasted.ts';
import type { HubPorts } from './ports.ts';
import type { WithHashes } from './promised-hashes.ts';
import { compareVersions } from './versions.ts';

interface NewerFilesPorts extends Pick<HubPorts, 'origin' | 'policy' | 'known' | 'originOf'> {
  readonly client: Pick<HubClient, 'repository'>;
  readonly offers: Pick<Offers, 'ofRepository'>;
  readonly withHashes: WithHashes;
}

/** Compares models with what their publishers have in their place now. */
export function createNewerFiles(ports: NewerFilesPorts): Pick<Hub, 'versions' | 'changedFiles'> {
  const { client, offers, known } = ports;
  const isHere = ({ sha256 }: ListedFile): boolean => sha256 !== null && known.pathOf(sha256) !== null;

  const compare = async (modelId: string) => {
    const from = ports.originOf(modelId);
    if (from === null) throw new NogginError('unknown-id', 'Where this model comes from is not known');
    const pasted = readPasted(from.url, ports.origin, ports.policy);
    if (pasted.kind === 'link') throw new NogginError('not-now', 'It comes from no repository of the hub');
    const repository = await client.repository(pasted.repository, null);
    const listed = groupFiles(repository.files).find(({ files }) =>
      files.some((file) => file.path === pasted.path),
    );
    const now = listed === undefined ? null : await ports.withHashes(listed, repository);
    return {
      repository,
      path: repository.files.some(({ path }) => path === pasted.path) ? pasted.path : null,
      comparison: compareVersions(from, now, isHere),
      hashes: (now?.files ?? []).flatMap(({ sha256 }) => sha256 ?? []),
    };
  };

  return {
    versions: async (modelId) => {
      const { repository, path, comparison, hashes } = await compare(modelId);
      const offer = await offers.ofRepository(repository, { path, quantization: null });
      return { view: { offer, changedMs: repository.changedMs, ...comparison }, hashes };
    },
    changedFiles: async (modelId) => {
      const { comparison, hashes } = await compare(modelId);
      return comparison.standing === 'changed' ? hashes : null;
    },
  };
}
