import { type ComponentType, lazy } from "react";
import { Route, Routes } from "react-router";
import { Missing } from "./missing";
import { AdminOnly, ProtectedRoute } from "./protected";
import { Shell } from "./shell";

/** A page that comes when it is opened first. */
function page(load: () => Promise<{ Component: ComponentType }>): ComponentType {
  return lazy(async () => ({ default: (await load()).Component }));
}

const Landing = page(() => import("@/features/landing/page"));
const Login = page(() => import("@/features/auth/login"));
const Register = page(() => import("@/features/auth/register"));
const OneTimeLink = page(() => import("@/features/auth/link"));
const Create = page(() => import("@/features/create/page"));
const Library = page(() => import("@/features/library/page"));
const Video = page(() => import("@/features/video/page"));
const Account = page(() => import("@/features/account/page"));
const Admin = page(() => import("@/features/admin/page"));

export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<Landing />} />
        <Route path="login" element={<Login />} />
        <Route path="register" element={<Register />} />
        <Route path="link" element={<OneTimeLink />} />
        <Route element={<ProtectedRoute />}>
          <Route path="create" element={<Create />} />
          <Route path="library" element={<Library />} />
          <Route path="videos/:id" element={<Video />} />
          <Route path="account" element={<Account />} />
        </Route>
        <Route element={<AdminOnly />}>
          <Route path="admin" element={<Admin />} />
        </Route>
        <Route path="*" element={<Missing />} />
      </Route>
    </Routes>
  );
}
