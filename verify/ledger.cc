/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include <machine/watch.h>
#include "kmem.h"
#include "settings.h"
#include "ledger.h"

using namespace checker;

static struct cpu_ledger {
	/*
	 * What the CPU has taken and not dropped of each vmspace, vmspace0 the
	 * last: 1 for an exit before its decrement, 0 afterwards.  The sum over
	 * the CPUs is the count.
	 */
	int	holds[OBJECTS + 1];
	bool	looking;	/* from ledger_looks() to ledger_found() */
	u_int	joined[OBJECTS]; /* the life in which it entered pm_active */
	bool	stale;		/* may have the unmapped page in its TLB */
	bool	answered;	/* was interrupted for it */
	/*
	 * Has loaded satp and sets its bit and flushes after that, as riscv
	 * does: what its TLB has picked up by then will be gone.
	 */
	bool	entering;
} cpus[CPUS];

static struct object_ledger {
	int	kept;		/* references that outlive the execution */
	bool	torn_down;
	bool	newborn;	/* given out, and its count not set yet */
	unsigned born_on;
	bool	unset;		/* nor its hold count, in this life */
	bool	holding;	/* which has been used in it */
} objects[OBJECTS];

static bool given_away;		/* the unmapped page is somebody else's */

static struct cpu_ledger &
self(void)
{

	return (cpus[checker::cpu()]);
}

void
ledger_begin(void)
{

	given_away = false;
	for (cpu_ledger &c : cpus)
		c = {};
	for (object_ledger &o : objects)
		o = {};
}

void
ledger_holds(unsigned cpu, struct vmspace *vm)
{

	cpus[cpu].holds[kmem_object(vm)] = 1;
}

void
ledger_keeps(struct vmspace *vm)
{

	objects[kmem_object(vm)].kept++;
}

void
ledger_born(unsigned object)
{
	struct object_ledger &o = objects[object];

	/* A design may leave a free one's count at what the next life needs. */
	o.newborn = kmem->km_vmspace[object].vm_refcnt.word.peek() == 0;
	if (!o.newborn)
		self().holds[object]++;
	o.born_on = checker::cpu();
	o.unset = true;
	o.holding = o.torn_down = false;
}

void
ledger_reaps(unsigned exited)
{
	u_int i;

	for (i = 0; i <= OBJECTS; i++) {
		self().holds[i] += cpus[exited].holds[i];
		cpus[exited].holds[i] = 0;
	}
}

void
ledger_looks(void)
{

	self().looking = true;
}

void
ledger_found(struct vmspace *vm)
{
	unsigned object;

	self().looking = false;
	object = kmem_object(vm);
	if (object != NO_OBJECT && objects[object].torn_down)
		violation(SOLE_AT_TEARDOWN, "%s was torn down, and "
		    "vmspace_acquire_ref() returns it", kmem_vmspace_name(vm));
}

/* What a hold count promises; a design without one leaves it as it was set. */
static void
watch_hold(unsigned object, u_int old, u_int now)
{

	if (objects[object].unset) {
		objects[object].unset = false;
		return;
	}
	objects[object].holding = true;
	if (old == 0 || (int)now < 0)
		violation(HOLDS_KEPT, "%s has no holds, and they go %d -> %d",
		    kmem_vmspace_name(&kmem->km_vmspace[object]), (int)old,
		    (int)now);
}

void
ledger_freed(struct vmspace *vm)
{

	if (objects[kmem_object(vm)].holding && vm->vm_holdcnt.word.peek() != 0)
		violation(HOLDS_KEPT, "%s is freed with a hold count of %u",
		    kmem_vmspace_name(vm), vm->vm_holdcnt.word.peek());
}

void
watch_count(const void *count, u_int old, u_int now)
{
	unsigned object;

	object = kmem_object(count);
	if (count == &vmspace0.vm_refcnt.word)
		object = OBJECTS;
	else if (object == NO_OBJECT)
		return;
	else if (count == &kmem->km_vmspace[object].vm_holdcnt.word) {
		watch_hold(object, old, now);
		return;
	} else if (count != &kmem->km_vmspace[object].vm_refcnt.word)
		return;
	else if (objects[object].newborn &&
	    objects[object].born_on == checker::cpu()) {
		objects[object].newborn = false;
		for (cpu_ledger &c : cpus)
			c.holds[object] = 0;
		self().holds[object] = (int)now;
		return;
	}
	self().holds[object] += (int)(now - old);
	if (object != OBJECTS && old == 0 && (int)now > 0)
		violation(REVIVES_NOTHING, "%s is dead and its count goes "
		    "0 -> %u", kmem_vmspace_name(count), now);
}

/*
 * That a bit is changed at all by one whose life of the vmspace is over, even
 * if the change is ordered after the new life's beginning.
 */
void
watch_active(const void *word, bool set)
{
	unsigned object;

	object = kmem_object(word);
	if (object == NO_OBJECT)
		return;
	if (set)
		self().joined[object] = object_generation(object);
	else if (self().joined[object] != object_generation(object))
		violation(NO_STALE_BIT, "this CPU entered %s's pm_active "
		    "before %s was freed, and leaves it now",
		    kmem_vmspace_name(word), kmem_vmspace_name(word));
}

/*
 * A page was unmapped: whoever stands on the root may have it in its TLB, but
 * not who is about to enter: what that walks is watched for itself.
 */
void
ledger_unmapped(struct vmspace *vm)
{
	u_int i;

	for (i = 0; i < settings.cast->ncpus; i++)
		cpus[i].stale = i != checker::cpu() && !cpus[i].entering &&
		    settings.cast->role[i] != ROLE_ENTER &&
		    kmem->km_pcpu[i].pc_root == kmem_root(kmem_object(vm));
}

static void
check_stale(struct vmspace *vm)
{
	u_int i;

	for (i = 0; i < CPUS && given_away; i++)
		if (cpus[i].stale)
			violation(NO_STALE_TLB, "CPU %u was not in pm_active and "
			    "stands on %s's root: it can still use the page, "
			    "which is somebody else's now", i,
			    kmem_vmspace_name(vm));
}

void
ledger_flushed(unsigned cpu)
{

	cpus[cpu].stale = false;
	cpus[cpu].answered = true;
}

/* A walk has found the page: an interrupt that was answered came before. */
void
ledger_walked(struct vmspace *vm)
{

	self().stale = !self().answered;
	check_stale(vm);
}

void
ledger_given_away(struct vmspace *vm)
{

	given_away = true;
	check_stale(vm);
}

/*
 * A root that this CPU holds no reference for may be freed at any moment before
 * it is replaced, so there others may come first.
 */
void
watch_load(const char *reg, u_long root)
{
	struct pcpu *pc;
	unsigned object;

	pc = pcpu_here();
	object = kmem_root_object(pc->pc_root);
	/* Whoever unmaps a page minds a CPU that leaves a moment too late. */
	if (cast_has(ROLE_UNMAP | ROLE_RECLAIM) ||
	    (object != NO_OBJECT && self().holds[object] <= 0))
		visible();
	object = kmem_root_object(root);
	say("load %s: %s", reg, object == NO_OBJECT ? "the kernel's root" :
	    kmem_vmspace_name(&kmem->km_vmspace[object]));
	if (object != NO_OBJECT && (object_dead(object) ||
	    root != kmem_root(object)))
		violation(NO_FREED_ROOT, "%s's root is loaded after it was "
		    "freed", kmem_vmspace_name(&kmem->km_vmspace[object]));
	pc->pc_root = root;
	self().entering = reg[0] == 's';
	self().stale = false;
}

void
watch_curpmap(const void *pmap)
{

	/* A CPU that gives identifiers out anew reads it from outside. */
	if (cast_is(CAST_ASIDS_OUT))
		visible();
	/* sfence.vma is next. */
	self().entering = false;
	say("curpmap = %s's pmap", kmem_vmspace_name(pmap));
}

pmap_t
pcpu_read_curpmap(pmap_t own)
{

#ifdef PMAP_ASID_SET
	if (cast_is(CAST_MIGRATES) && curthread->td_critnest == 0 &&
	    curthread->td_pinned == 0 && choose(2) == 1) {
		say("moved to another CPU inside PCPU_GET(curpmap): reads %s",
		    "that of the CPU it left, which idles");
		return (vmspace_pmap(&vmspace0));
	}
#endif
	return (own);
}

static void
torn_down_by_this(struct vmspace *vm)
{
	unsigned object;
	u_int i;

	object = kmem_object(vm);
	if (object == NO_OBJECT) {
		violation(TORN_DOWN_ONCE, "vmspace0 is torn down");
		return;
	}
	if (objects[object].torn_down || object_dead(object))
		violation(TORN_DOWN_ONCE, "%s is torn down again",
		    kmem_vmspace_name(vm));
	objects[object].torn_down = true;
	/* One that is alone need not decrement; its reference ends here. */
	if (self().holds[object] != 0 && self().holds[object] != 1)
		violation(SOLE_AT_TEARDOWN, "%s is torn down with a count "
		    "of %u", kmem_vmspace_name(vm), vm->vm_refcnt.word.peek());
	self().holds[object] = 0;
	for (i = 0; i < CPUS; i++)
		if (cpus[i].holds[object] > 0 && !cpus[i].looking)
			violation(SOLE_AT_TEARDOWN, "%s is torn down while "
			    "CPU %u holds a reference", kmem_vmspace_name(vm),
			    i);
}

void
ktr(enum ktr_event event, const void *arg)
{
	const struct thread *td;

	switch (event) {
	case KTR_PMAP_ACTIVATE:
		td = (const struct thread *)arg;
		say("pmap_activate(): %s", kmem_vmspace_name(
		    td->td_proc->p_vmspace.peek()));
		break;
	case KTR_PMAP_REMOVE_PAGES:
		say("pmap_remove_pages(%s)", kmem_vmspace_name(arg));
		break;
	case KTR_VMSPACE_DOFREE:
		say("vmspace_dofree(%s)", kmem_vmspace_name(arg));
		torn_down_by_this((struct vmspace *)(uintptr_t)arg);
		break;
	case KTR_NEVENTS:
		break;
	}
}

void
ledger_end(void)
{
	unsigned object;
	u_int i;
	int held;

	for (object = 0; object < OBJECTS; object++) {
		held = 0;
		for (i = 0; i < CPUS; i++)
			held += cpus[i].holds[object];
		if (held > objects[object].kept)
			violation(TORN_DOWN_ONCE, "a reference on %s is never "
			    "dropped",
			    kmem_vmspace_name(&kmem->km_vmspace[object]));
		if (held <= 0 && !objects[object].torn_down &&
		    !object_dead(object))
			violation(TORN_DOWN_ONCE, "%s is never torn down",
			    kmem_vmspace_name(&kmem->km_vmspace[object]));
	}
}
