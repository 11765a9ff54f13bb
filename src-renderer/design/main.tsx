// Every component in every state, for whoever works on Noggin; never part of the app. See script/design.
import '../ui/tokens.css';
import '../ui/base.css';
import './design.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no place for the samples');
createRoot(place).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
