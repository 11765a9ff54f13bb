import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { messages } from '../words/messages.ts';
import { PlainPage } from './plain-page.tsx';

interface State {
  readonly hasCrashed: boolean;
}

/** Catches render errors; React supports that in classes only. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { hasCrashed: false };

  static getDerivedStateFromError(): State {
    return { hasCrashed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <PlainPage title={messages.plain.crashedTitle} text={messages.plain.crashed}>
        <Button
          kind="primary"
          icon="retry"
          label={messages.plain.reload}
          onPress={() => window.location.reload()}
        />
      </PlainPage>
    );
  }
}
