import './zod-jitless.ts';
import '../ui/base.css';
import '../ui/pieces.css';
import './layout.css';
import '../ui/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from './application.tsx';
import { SignedOutPage } from './fallback-pages.tsx';
import { completeLogin } from './login.ts';
import { Look } from './look.tsx';

const root = createRoot(document.getElementById('root')!);

completeLogin()
  .then((state) => {
    if (state === 'leaving' || state === 'helper') return;
    root.render(
      <StrictMode>
        <Look>{state === 'signed-out' ? <SignedOutPage /> : <Application />}</Look>
      </StrictMode>,
    );
  })
  .catch((cause: unknown) => {
    const detail = cause instanceof Error ? cause.message : String(cause);
    root.render(
      <Look>
        <SignedOutPage failure={detail} />
      </Look>,
    );
  });
