import { Navigate, Outlet, useLocation } from "react-router";
import { Missing } from "./missing";
import { useSession } from "./session";

/** For who is signed in; others sign in first and come back. */
export function ProtectedRoute() {
  const { account } = useSession();
  const { pathname, search } = useLocation();
  if (account) return <Outlet />;
  return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
}

/** For administrators; to others there is no such page. */
export function AdminOnly() {
  const { account } = useSession();
  return account?.is_admin ? <Outlet /> : <Missing />;
}
