import { type ComponentType, lazy } from "react";
import { matchPath, Route, Routes } from "react-router";
import { learn, type Part } from "@/lib/i18n";
import { Missing } from "./missing";
import { AdminOnly, ProtectedRoute } from "./protected";
import { Shell } from "./shell";

const known: { path: string; load: () => Promise<unknown> }[] = [];

/** A page that comes with its words when it is opened first. */
function page(
  path: string,
  words: readonly Part[],
  bring: () => Promise<{ Component: ComponentType }>,
): ComponentType {
  const load = async () => {
    const [found] = await Promise.all([bring(), learn(...words)]);
    return { default: found.Component };
  };
  known.push({ path, load });
  return lazy(load);
}

const Landing = page("/", ["landing"], () => import("@/features/landing/page"));
const Login = page("/login", ["auth"], () => import("@/features/auth/login"));
const Register = page("/register", ["auth"], () => import("@/features/auth/register"));
const OneTimeLink = page("/link", ["auth"], () => import("@/features/auth/link"));
const Create = page("/create", ["create"], () => import("@/features/create/page"));
const Library = page("/library", ["library"], () => import("@/features/library/page"));
const Video = page("/videos/:id", ["video"], () => import("@/features/video/page"));
const Account = page("/account", ["account", "auth"], () => import("@/features/account/page"));
const Admin = page("/admin", ["admin", "account"], () => import("@/features/admin/page"));

/** Ask for a page's program before it is known whether it may be shown: it is wanted in most cases. */
export function fetchPage(pathname: string): void {
  const page = known.find((each) => matchPath(each.path, pathname));
  // Where it does not come, showing it fails again, and says so.
  page?.load().catch(() => {});
}

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
