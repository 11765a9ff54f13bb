import type { Connection } from './open.ts';

/** Where something comes from that is in no catalogue, as it was asked for. Never holds a secret. */
export interface DownloadSource {
  readonly kind: 'hub' | 'link';
  /** `org/repo`; null for a link. */
  readonly repository: string | null;
  /** The commit the file was pinned to; null for a link. */
  readonly revision: string | null;
  /** The file within the repository, or the address. */
  readonly file: string;
}

/** The sources of downloads that are in no catalogue. */
export interface SourceRepository {
  /** In the place of what was recorded before. */
  put(downloadId: string, source: DownloadSource): void;
  of(downloadId: string): DownloadSource | null;
}

export function createSourceRepository(connection: Connection): SourceRepository {
  const insert = connection.prepare(
    `INSERT OR REPLACE INTO download_source (download_id, kind, repository, revision, file)
     VALUES (@downloadId, @kind, @repository, @revision, @file)`,
  );
  const select = connection.prepare(
    'SELECT kind, repository, revision, file FROM download_source WHERE download_id = ?',
  );
  return {
    put: (downloadId, { kind, repository, revision, file }) => {
      insert.run({ downloadId, kind, repository, revision, file });
    },
    of: (downloadId) => (select.get(downloadId) as DownloadSource | undefined) ?? null,
  };
}
