import { useSnapshot } from '../../../state/hooks.ts';
import { messages } from '../../../words/messages.ts';
import { AboutButton } from '../../about/about-button.tsx';
import { ByAdministrator } from '../../admin-policy/by-administrator.tsx';
import { CatalogueInUse } from '../../catalogue/catalogue-in-use.tsx';
import { HelpButton } from '../../help/help-button.tsx';
import { WizardLink } from '../../wizard/wizard-link.tsx';
import { SettingsGroup } from '../settings-group.tsx';

/** Which Noggin this is, and which list of models it uses. */
export function AboutSettings() {
  const policy = useSnapshot((snapshot) => snapshot.policy);
  const version = useSnapshot(({ appVersion }) => appVersion);
  const switches = useSnapshot(({ sandboxOffBy }) => sandboxOffBy.map((name) => `--${name}`).join(', '));
  return (
    <SettingsGroup title={messages.views.settings.about}>
      <p>{messages.settings.version(version)}</p>
      {switches.length > 0 && <p className="hint">{messages.settings.withoutSandbox(switches)}</p>}
      <CatalogueInUse />
      {policy.catalogue && <ByAdministrator text={messages.policy.catalogue} />}
      {policy.allowedModels && <ByAdministrator text={messages.policy.allowedModels} />}
      <div className="card-actions">
        <HelpButton />
        <AboutButton />
        <WizardLink />
      </div>
    </SettingsGroup>
  );
}
