/** @jsxImportSource preact */
import './older-browsers.ts';
import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('root')!;
root.textContent = '';
render(<App />, root);
