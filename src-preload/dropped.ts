import { ipcRenderer, webUtils } from 'electron';

/**
 * A file that a person drops on the window. Heard here and not in the page: a page cannot make an event that is trusted,
 * nor a file that has a path, nor send on this channel. Main looks at the file and offers it.
 */
export function listenForDroppedFiles(): void {
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.isTrusted ? event.dataTransfer?.files[0] : undefined;
    const path = file === undefined ? '' : webUtils.getPathForFile(file);
    if (path !== '') void ipcRenderer.invoke('noggin:dropped', path).catch(() => {});
  });
}
