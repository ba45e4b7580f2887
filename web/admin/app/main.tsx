import './zod-jitless.ts';
import '../ui/base.css';
import '../ui/pieces.css';
import './layout.css';
import '../ui/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from './application.tsx';
import { LoginFailedPage, LoginWindowPage, SignedOutPage } from './fallback-pages.tsx';
import { completeLogin } from './login.ts';
import { Look } from './look.tsx';

const root = createRoot(document.getElementById('root')!);

const pages = { 'signed-in': Application, 'signed-out': SignedOutPage, window: LoginWindowPage };

completeLogin()
  .then((state) => {
    if (state === 'leaving' || state === 'helper') return;
    const Page = pages[state];
    root.render(
      <StrictMode>
        <Look>
          <Page />
        </Look>
      </StrictMode>,
    );
  })
  .catch((cause: unknown) => {
    root.render(
      <Look>
        <LoginFailedPage cause={cause} />
      </Look>,
    );
  });
