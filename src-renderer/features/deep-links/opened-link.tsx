import { useCallback, useEffect, useState } from 'react';
import type { LinkRefusal, LinkView, MenuCommand } from '../../../src-preload/contract/deep-links.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { showToast } from '../../state/toasts.ts';
import { goToView, type View } from '../../state/view.ts';
import { About } from '../about/about.tsx';
import { ModelDialog } from '../browse/model-dialog.tsx';
import { Help } from '../help/help.tsx';
import { AddDialog } from '../huggingface/add-dialog.tsx';
import { placeOf } from './view-of.ts';

/** Shows what a `noggin://` link or the menu asks for; only the person starts anything. */
export function OpenedLink() {
  const link = useSnapshot((snapshot) => snapshot.link);
  if (link === null) return null;
  if (link.kind === 'refused') return <Refused key={link.id} id={link.id} reason="unreadable" />;
  if (link.kind === 'model') return <Model key={link.id} link={link} />;
  if (link.kind === 'get') return <Get key={link.id} link={link} />;
  return <Wished key={link.id} wish={link} />;
}

/** An open dialog takes precedence, as with the keys of the views. */
function Wished({ wish }: { readonly wish: Extract<LinkView, MenuCommand> }) {
  const seen = useSeen(wish.id);
  const [isAsked] = useState(() => document.querySelector('dialog[open]') !== null);
  useEffect(() => {
    if (isAsked) seen();
  }, [isAsked, seen]);
  if (isAsked) return null;
  if (wish.kind === 'add') return <AddDialog onClose={seen} />;
  if (wish.kind === 'help') return <Help onClose={seen} />;
  return wish.kind === 'about' ? <About onClose={seen} /> : <Gone id={wish.id} to={wish.to} />;
}

function useSeen(id: string): () => void {
  return useCallback(() => void send('link:seen', { id }), [id]);
}

function Get({ link }: { readonly link: Extract<LinkView, { kind: 'get' }> }) {
  return <AddDialog given={link.text} onClose={useSeen(link.id)} />;
}

function Refused({ id, reason }: { readonly id: string; readonly reason: LinkRefusal }) {
  const seen = useSeen(id);
  useEffect(() => {
    showToast({ kind: 'link', reason });
    seen();
  }, [reason, seen]);
  return null;
}

function Model({ link }: { readonly link: Extract<LinkView, { kind: 'model' }> }) {
  // Keeps the target as it was when the link came: taking the model moves it.
  const now = useSnapshot((snapshot) => placeOf(snapshot, link.modelId));
  const [place] = useState(now);
  if (place === 'unknown') return <Refused id={link.id} reason="unknown-model" />;
  return place === 'offer' ? <Offer link={link} /> : <Gone id={link.id} to={place} />;
}

function Offer({ link }: { readonly link: Extract<LinkView, { kind: 'model' }> }) {
  const seen = useSeen(link.id);
  const isFirstRun = useSnapshot(({ wizard }) => wizard.state === 'open');
  return <ModelDialog modelId={link.modelId} onClose={seen} staysHere={isFirstRun} />;
}

/** Installed or downloading: go to its view. */
function Gone({ id, to }: { readonly id: string; readonly to: View }) {
  const seen = useSeen(id);
  useEffect(() => {
    goToView(to);
    seen();
  }, [to, seen]);
  return null;
}
