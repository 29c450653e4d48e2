package io.medsettle.core.plan;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import java.util.List;
import java.util.Optional;

/** What is paid: how HIS holds it until it is paid, and how HIS writes it down. */
public enum Billing {
    /** Prescriptions of a visit (处方缴费). */
    VISIT {
        @Override
        List<PlannedDeed> held(Party his, Fields route) {
            return List.of(DeedPlan.trace("freeze", Act.FREEZE, his)
                    .letGo(50)
                    .route(route)
                    .line());
        }

        @Override
        String priced() {
            return "freeze";
        }

        @Override
        Optional<PlannedDeed> recheck(Party his, Fields route, int stage) {
            return Optional.of(DeedPlan.check("recheck", Act.RECHECK, his)
                    .stage(stage)
                    .route(route)
                    .line());
        }

        @Override
        String writtenAs() {
            return Act.WRITE_BACK;
        }
    },
    /** A registration (挂号): the slot is held and the registration made before it is paid. */
    REGISTRATION {
        @Override
        List<PlannedDeed> held(Party his, Fields route) {
            return List.of(
                    DeedPlan.trace("lock", Act.LOCK_SLOT, his)
                            .letGo(60)
                            .goneWith("register")
                            .route(route)
                            .line(),
                    DeedPlan.trace("register", Act.REGISTER, his)
                            .letGo(50)
                            .route(route)
                            .line());
        }

        @Override
        String priced() {
            return "register";
        }

        @Override
        Optional<PlannedDeed> recheck(Party his, Fields route, int stage) {
            return Optional.empty();
        }

        @Override
        String writtenAs() {
            return Act.WRITE_BACK_REGISTRATION;
        }
    };

    /** The traces by which HIS holds it, in the order of their making. */
    abstract List<PlannedDeed> held(Party his, Fields route);

    /** Name of the deed that tells the total. */
    abstract String priced();

    /** The look right before money is taken, where there is one. */
    abstract Optional<PlannedDeed> recheck(Party his, Fields route, int stage);

    /** The act by which HIS writes it down. */
    abstract String writtenAs();

    /** The whole price, to be paid by the patient. */
    Sizing whole() {
        return Sizing.asCash(priced(), Part.WHOLE);
    }

    PlannedDeed writtenDown(Party his, Fields route, int stage) {
        return DeedPlan.money("his", writtenAs(), his)
                .stage(stage)
                .letGo(15)
                .wayBack(4)
                .route(route)
                .line();
    }
}
