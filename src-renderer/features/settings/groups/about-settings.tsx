import { messages } from '../../../app/messages/messages.ts';
import { useSnapshot } from '../../../state/hooks.ts';
import { AboutButton } from '../../about/about-button.tsx';
import { CatalogueInUse } from '../../catalogue/catalogue-in-use.tsx';
import { WizardLink } from '../../wizard/wizard-link.tsx';
import { SettingsGroup } from '../settings-group.tsx';

/** Which Noggin this is, and which list of models it uses. */
export function AboutSettings() {
  const version = useSnapshot(({ appVersion }) => appVersion);
  return (
    <SettingsGroup title={messages.views.settings.about}>
      <p>{messages.settings.version(version)}</p>
      <CatalogueInUse />
      <div className="card-actions">
        <AboutButton />
        <WizardLink />
      </div>
    </SettingsGroup>
  );
}
