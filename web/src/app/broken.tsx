import { RotateCw } from "lucide-react";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

interface Props {
  /** Another one begins anew: what broke may be left behind. */
  place: string;
  children: ReactNode;
}

/** Catches what a page throws while it is shown, and programs that do not come. */
class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.broken && before.place !== this.props.place) this.setState({ broken: false });
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

/** Around a page: what breaks in it leaves the way about in place. */
export function Unbroken({ children }: { children: ReactNode }) {
  return <Boundary place={useLocation().pathname}>{children}</Boundary>;
}

function Broken() {
  const { t } = useTranslation();
  return (
    <main id="main" tabIndex={-1} className="outline-none">
      <Empty
        heading="h1"
        title={t("failed.broken")}
        action={
          // A browser remembers a program that did not come as long as the page stays.
          <Button
            kind="primary"
            icon={<RotateCw aria-hidden size={18} />}
            onClick={() => location.reload()}
          >
            {t("failed.reload")}
          </Button>
        }
      >
        <span role="alert">{t("failed.brokenText")}</span>
      </Empty>
    </main>
  );
}
