"""find the conversations of a customer"""

from __future__ import annotations

from alembic import op


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_verifications_customer_id', 'verifications', ['customer_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_verifications_customer_id', table_name='verifications')
