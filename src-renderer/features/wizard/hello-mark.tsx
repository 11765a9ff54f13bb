import './hello-mark.css';
import { Logo } from '../../ui/logo.tsx';

/** The app's mark among orbiting rings. */
export function HelloMark() {
  return (
    <div className="hello-mark">
      <svg className="hello-rings" viewBox="-160 -160 320 320" aria-hidden="true">
        <circle className="hello-glow" r="150" />
        <circle className="hello-ring" r="146" />
        <circle className="hello-ring" r="112" />
        <circle className="hello-ring" r="80" />
        <g className="hello-orbit">
          <circle className="hello-dot" cx="146" cy="0" r="5" />
          <circle className="hello-dot hello-dot-warm" cx="-73" cy="126" r="4" />
        </g>
        <g className="hello-orbit hello-orbit-back">
          <circle className="hello-dot hello-dot-warm" cx="0" cy="-112" r="5" />
          <circle className="hello-dot" cx="97" cy="56" r="3.5" />
        </g>
        <g className="hello-orbit">
          <circle className="hello-dot" cx="-56" cy="-57" r="3.5" />
        </g>
      </svg>
      <Logo />
    </div>
  );
}
