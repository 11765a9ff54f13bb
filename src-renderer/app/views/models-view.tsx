import { Browse } from '../../features/browse/browse.tsx';
import { FromThisComputer } from '../../features/import/from-this-computer.tsx';
import { InstalledModels } from '../../features/installed/installed-models.tsx';
import { UnknownFiles } from '../../features/library/unknown-files.tsx';
import { messages } from '../../words/messages.ts';
import { ViewHeading } from '../view-heading.tsx';

/** Installed models, and models to download. */
export function ModelsView() {
  const { names, leads } = messages.views;
  return (
    <>
      <ViewHeading title={names.models} lead={leads.models} />
      <InstalledModels />
      <FromThisComputer />
      <UnknownFiles />
      <Browse />
    </>
  );
}
