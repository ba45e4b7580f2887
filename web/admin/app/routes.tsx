import { createBrowserRouter } from 'react-router';
import { features } from './features.ts';
import { Layout } from './layout.tsx';
import { BrokenPage, MissingPage } from './fallback-pages.tsx';

export const router = () =>
  createBrowserRouter([
    {
      element: <Layout />,
      errorElement: <BrokenPage />,
      hydrateFallbackElement: <></>,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [...features.flatMap((feature) => feature.routes), { path: '*', element: <MissingPage /> }],
        },
      ],
    },
  ]);
