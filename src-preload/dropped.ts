import { ipcRenderer, webUtils } from 'electron';

/**
 * Passes a dropped file's path to main. Listens here instead of in the page, which cannot forge a trusted event or
 * read a path.
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
