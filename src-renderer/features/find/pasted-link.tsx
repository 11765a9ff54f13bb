import { useEffect, useState } from 'react';
import { useSnapshot } from '../../state/hooks.ts';
import { AddDialog } from '../huggingface/add-dialog.tsx';
import { isModelLink } from './model-link.ts';

/** A link to a model that is pasted where nothing is written opens its dialog; only the person has it looked up. */
export function PastedLink() {
  const isClosed = useSnapshot(({ policy }) => policy.hub);
  const [pasted, setPasted] = useState<string | null>(null);
  useEffect(() => {
    if (isClosed) return;
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      const isWriting =
        target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
      // A question that is open is answered first.
      if (isWriting || document.querySelector('dialog[open]') !== null) return;
      const text = clipboardData?.getData('text/plain').trim() ?? '';
      if (!isModelLink(text)) return;
      // Else it is pasted into the field of the dialog as well.
      event.preventDefault();
      setPasted(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [isClosed]);
  return pasted === null ? null : <AddDialog given={pasted} onClose={() => setPasted(null)} />;
}
