"""Who a document may be sent to: any open unit of the tree, also above and beside one's own reach."""

from django.db import models


class AddresseeField(models.ForeignKey):
    """A unit that is picked among all open ones: papers go up and across."""

    picked_from = "addressees"
