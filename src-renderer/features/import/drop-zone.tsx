import './import.css';
import { useEffect, useState } from 'react';
import { messages } from '../../words/messages.ts';

/** Shows the drop hint while a file is over the window. The preload takes the drop: see src-preload/dropped.ts. */
export function DropZone() {
  const isOver = useFileOverWindow();
  if (!isOver) return null;
  return (
    <div className="drop-zone" aria-hidden="true">
      {messages.import.dropHere}
    </div>
  );
}

function useFileOverWindow(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) setIsOver(true);
    };
    const away = (event: DragEvent): void => {
      // A related target means the drag moved between elements; null means it left the window.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const end = (): void => setIsOver(false);
    window.addEventListener('dragenter', over);
    window.addEventListener('dragleave', away);
    window.addEventListener('drop', end);
    return () => {
      window.removeEventListener('dragenter', over);
      window.removeEventListener('dragleave', away);
      window.removeEventListener('drop', end);
    };
  }, []);
  return isOver;
}
