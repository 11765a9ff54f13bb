import './hub.css';
import { useEffect, useState } from 'react';
import { requestQuietly, send } from '../../state/commands.ts';
import { TokenEntry } from './token-entry.tsx';

/** For a download that waits for permission: what to accept and where, and the field. With the token it goes on. */
export function DownloadAccess({ downloadId }: { readonly downloadId: string }) {
  const [page, setPage] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void requestQuietly('hub:terms', { downloadId }).then((answer) => {
      if (isCurrent && answer.ok) setPage(answer.value.page);
    });
    return () => {
      isCurrent = false;
    };
  }, [downloadId]);
  if (page === null) return null;
  return <TokenEntry page={page} onOpenPage={() => send('hub:open-terms', { downloadId })} />;
}
