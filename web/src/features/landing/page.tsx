import { Navigate } from "react-router";
import { useSession } from "@/app/session";
import { Home } from "./home";
import { Welcome } from "./welcome";

/** The start: what this is for who is new, what is next for who is not. */
export function Component() {
  const { account, rules } = useSession();
  if (rules.solo) return <Navigate to="/create" replace />;
  return account ? <Home /> : <Welcome />;
}
